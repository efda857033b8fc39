// Maps where the model is unsure of the outline, for every picture of a folder, and lists the pictures with the least sure one
// first: those are worth a look. For each picture NAME.ext the output folder gets NAME_uncertainty.tif, 32-bit, 0 where the
// model is sure, and together they get unsure.csv: picture, disagreement of the mirrorings' masks (0 to 1), whether to look
// at it, and why. docs/uncertainty.md says how well that finds the wrong outlines.
//
// Run it from ImageJ (it asks for both folders), or with the argument "input folder|output folder". Returns and prints one
// line: how many pictures there are, how many ask for a look, and the least sure one. A research tool, no medical device.

folders = split(getArgument(), "|");
if (folders.length == 2) {
    input = folders[0];
    output = folders[1];
} else {
    input = getDirectory("Folder of pictures");
    output = getDirectory("Folder for the maps");
}
input = withSeparator(input);
output = withSeparator(output);

setBatchMode(true);
names = newArray(0);
disagreements = newArray(0);
rows = newArray(0);
wanted = 0;
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    if (!isPicture(files[i])) continue;
    showProgress(i, files.length);
    run("Map Uncertainty...", "path=[" + input + files[i] + "] measure=disagreement output=[" + output + "]");
    row = nResults - 1;
    disagreement = getResult("Mask disagreement", row);
    if (isNaN(disagreement)) disagreement = 0;
    review = getResultString("Review", row);
    if (review == "yes") wanted++;
    names = Array.concat(names, files[i]);
    disagreements = Array.concat(disagreements, disagreement);
    rows = Array.concat(rows, files[i] + "," + d2s(disagreement, 4) + "," + review + ",\""
            + getResultString("Review reason", row) + "\"\n");
    close("*");
}
setBatchMode(false);

table = "image,disagreement,review,review_reason\n";
order = Array.rankPositions(disagreements);
for (i = order.length - 1; i >= 0; i--) table += rows[order[i]];
File.saveString(table, output + "unsure.csv");
line = "" + names.length + " pictures, " + wanted + " to look at";
if (names.length > 0) line += ", the least sure is " + names[order[order.length - 1]];
print(line);
return line;

function isPicture(name) {
    return matches(toLowerCase(name), ".*\\.(jpg|jpeg|png|tif|tiff|bmp|gif|dcm)");
}

function withSeparator(folder) {
    if (endsWith(folder, "/") || endsWith(folder, File.separator)) return folder;
    return folder + File.separator;
}

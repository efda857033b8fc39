// Takes the hairs from every picture of a folder, outlines the lesion on what is left, and shows how much of the picture was
// hair. For each picture NAME.ext the output folder gets NAME_hairless.png, NAME_hair_mask.png (255 is hair) and
// NAME_hairless_segmentation.png (255 is lesion).
//
// Run it from ImageJ (it asks for both folders), or with the argument "input folder|output folder". With the argument "front"
// it works on the front image, or draws one when none is open, and writes nothing. Returns a line for each picture: its name,
// the share of hair in percent, and the lesion's area. A research tool, no medical device.

folders = split(getArgument(), "|");
if (getArgument() == "front") {
    if (nImages == 0) run("Open Sample Image");
    line = withoutHair(getTitle(), "");
    print(line);
    return line;
}
if (folders.length == 2) {
    input = folders[0];
    output = folders[1];
} else {
    input = getDirectory("Folder of pictures");
    output = getDirectory("Folder for the results");
}
input = withSeparator(input);
output = withSeparator(output);

setBatchMode(true);
lines = "";
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    if (!isPicture(files[i])) continue;
    showProgress(i, files.length);
    open(input + files[i]);
    lines += withoutHair(files[i], " output=[" + output + "]") + "\n";
    close("*");
}
setBatchMode(false);
print(lines);
return lines;

// Leaves the hairless picture with its outline in front.
function withoutHair(title, output) {
    name = File.getNameWithoutExtension(title);
    selectImage(title);
    run("Remove Hair...", "mask=true stack=false" + output);
    selectImage(name + "-hair-mask");
    hair = getValue("Mean") / 255 * 100;
    selectImage(name + "-hairless");
    row = nResults;
    run("Segment Lesion...", "manager=false" + output);
    return name + ": " + d2s(hair, 2) + " % hair, lesion of " + d2s(getResult("Area", row), 3) + " "
            + getResultString("Unit", row) + "^2";
}

function isPicture(name) {
    return matches(toLowerCase(name), ".*\\.(jpg|jpeg|png|tif|tiff|bmp|gif|dcm)");
}

function withSeparator(folder) {
    if (endsWith(folder, "/") || endsWith(folder, File.separator)) return folder;
    return folder + File.separator;
}

// Classifies every picture of a folder and writes a table as the ISIC challenge asks for it: one line per picture,
// its name without extension and the probabilities of the seven classes, which sum to 1, or nothing without a lesion.
//
// Run it from ImageJ (it asks for folder and table), or with the argument "input folder|table.csv".
// A research tool, no medical device.

classes = newArray("MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC");
parts = split(getArgument(), "|");
if (parts.length == 2) {
    input = parts[0];
    table = parts[1];
} else {
    input = getDirectory("Folder of pictures");
    table = getDirectory("Folder for the table") + "classes.csv";
}
if (!endsWith(input, "/") && !endsWith(input, File.separator)) input += File.separator;

setBatchMode(true);
lines = "image," + String.join(classes, ",") + "\n";
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    if (!matches(toLowerCase(files[i]), ".*\\.(jpg|jpeg|png|tif|tiff|bmp|gif|dcm)")) continue;
    showProgress(i, files.length);
    run("Classify Lesion...", "path=[" + input + files[i] + "]");
    lines += File.getNameWithoutExtension(files[i]);
    for (c = 0; c < classes.length; c++) lines += "," + cell(getResult(classes[c], nResults - 1));
    lines += "\n";
    selectImage(files[i]);
    close();
}
setBatchMode(false);
File.saveString(lines, table);
return table;

function cell(probability) {
    if (isNaN(probability)) return "";
    return d2s(probability, 8);
}

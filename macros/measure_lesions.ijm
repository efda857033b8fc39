// Measures the lesions of every picture of a folder after the ABCD rule: asymmetry, border, colours, diameter. The output
// folder gets measures.csv with a row per lesion, and for each picture NAME.ext its mask, NAME_segmentation.png, and
// NAME_measured.png with what was measured drawn into it. docs/measurements.md explains the columns.
//
// Run it from ImageJ (it asks for both folders), or with the argument "input folder|output folder". Returns and prints
// one line: how many lesions there are, the largest diameter, and the picture that it is in.
// A research tool, no medical device.

folders = split(getArgument(), "|");
if (folders.length == 2) {
    input = folders[0];
    output = folders[1];
} else {
    input = getDirectory("Folder of pictures");
    output = getDirectory("Folder for the results");
}
if (!endsWith(input, "/") && !endsWith(input, File.separator)) input += File.separator;

setBatchMode(true);
first = nResults;
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    if (!matches(toLowerCase(files[i]), ".*\\.(jpg|jpeg|png|tif|tiff|bmp|gif|dcm)")) continue;
    showProgress(i, files.length);
    run("Measure Lesion...", "path=[" + input + files[i] + "] output=[" + output + "] manager=false");
    selectImage(files[i]);
    close();
}
setBatchMode(false);

lesions = 0;
largest = 0;
where = "none";
for (row = first; row < nResults; row++) {
    if (isNaN(getResult("lesion", row))) continue;
    lesions++;
    if (getResult("diameter_pixels", row) > largest) {
        largest = getResult("diameter_pixels", row);
        where = getResultLabel(row);
    }
}
line = "" + lesions + " lesions, the largest " + d2s(largest, 1) + " pixels across, in " + where;
print(line);
return line;

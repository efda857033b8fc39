// Segments every picture of a folder. For each picture NAME.ext the output folder gets NAME_segmentation.png,
// 8-bit, of the picture's size: 255 is lesion, 0 is skin.
//
// Run it from ImageJ (it asks for both folders), or with the argument "input folder|output folder".
// Close windows called NAME-mask before. A research tool, no medical device.

folders = split(getArgument(), "|");
if (folders.length == 2) {
    input = folders[0];
    output = folders[1];
} else {
    input = getDirectory("Folder of pictures");
    output = getDirectory("Folder for the masks");
}
input = withSeparator(input);
output = withSeparator(output);

setBatchMode(true);
done = 0;
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    if (!isPicture(files[i])) continue;
    showProgress(i, files.length);
    run("Segment Lesion...", "path=[" + input + files[i] + "] manager=false mask=true");
    name = File.getNameWithoutExtension(files[i]);
    selectImage(name + "-mask");
    saveAs("PNG", output + name + "_segmentation.png");
    close();
    selectImage(files[i]);
    close();
    done++;
}
setBatchMode(false);
return "" + done;

function isPicture(name) {
    return matches(toLowerCase(name), ".*\\.(jpg|jpeg|png|tif|tiff|bmp|gif|dcm)");
}

function withSeparator(folder) {
    if (endsWith(folder, "/") || endsWith(folder, File.separator)) return folder;
    return folder + File.separator;
}

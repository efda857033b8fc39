// Makes the pictures of a folder alike: colours as under white light, and skin in place of dark frames, rulers and ink. For
// each picture NAME.ext the output folder gets NAME.png. Hair is left: remove_hair.ijm takes it.
//
// Run it from ImageJ (it asks for both folders), or with the argument "input folder|output folder". Returns and prints a line
// for each picture: its name, and the share that was filled in percent. A research tool, no medical device.

folders = split(getArgument(), "|");
if (folders.length == 2) {
    input = folders[0];
    output = folders[1];
} else {
    input = getDirectory("Folder of pictures");
    output = getDirectory("Folder for the clean pictures");
}
input = withSeparator(input);
output = withSeparator(output);
if (input == output) exit("Name another folder for the clean pictures: " + output + " holds the pictures themselves.");
File.makeDirectory(output);

setBatchMode(true);
lines = "";
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    if (!isPicture(files[i])) continue;
    showProgress(i, files.length);
    open(input + files[i]);
    name = File.getNameWithoutExtension(files[i]);
    run("Colour Constancy...", "stack=false");
    selectImage(name + "-balanced");
    run("Mask Vignette, Ruler and Ink...", "mask=true stack=false");
    selectImage(name + "-balanced-artifact-mask");
    lines += name + ": " + d2s(getValue("Mean") / 255 * 100, 2) + " % filled\n";
    selectImage(name + "-balanced-cleaned");
    saveAs("PNG", output + name + ".png");
    close("*");
}
setBatchMode(false);
print(lines);
return lines;

function isPicture(name) {
    return matches(toLowerCase(name), ".*\\.(jpg|jpeg|png|tif|tiff|bmp|gif|dcm)");
}

function withSeparator(folder) {
    if (endsWith(folder, "/") || endsWith(folder, File.separator)) return folder;
    return folder + File.separator;
}

// Writes a model for other programs in each format that there is: ONNX, TorchScript, a package of BioImage.IO, safetensors.
// docs/interop.md shows how Python, QuPath and deepImageJ use them.
//
// Run it from ImageJ (it asks for both), or with the argument "model|output folder". The model is the name of an installed
// one, or the path of a model zip, folder or card. Returns and prints the names of the written files, one a line.
// A research tool, no medical device.

parts = split(getArgument(), "|");
if (parts.length == 2) {
    model = parts[0];
    output = parts[1];
} else {
    model = getString("Model", "efficientnetlite0-unet-isic2017");
    output = getDirectory("Folder for the files");
}
File.makeDirectory(output);

formats = newArray("onnx", "torchscript", "bioimageio", "safetensors");
for (i = 0; i < formats.length; i++) {
    showProgress(i, formats.length);
    run("Export Model...", "model=[" + model + "] format=" + formats[i] + " output=[" + output + "]");
}
lines = String.join(getFileList(output), "\n");
print(lines);
return lines;

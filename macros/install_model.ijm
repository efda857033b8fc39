// Takes a model that somebody sent you: adds it to your models, writes its card as a page and a copy of it as a zip into a
// folder, and makes it the one that is used when none is named. run("Models...", "action=bundled"); takes that back, and
// run("Models...", "action=delete model=NAME"); removes the model again.
//
// Run it from ImageJ (it asks for all three), or with the argument "model file|its name|output folder". The file is a model
// zip of LesionJ, or a card (.json) beside a TorchScript or ONNX file; its name is the card's. Returns and prints one line.
// A research tool, no medical device.

parts = split(getArgument(), "|");
if (parts.length == 3) {
    file = parts[0];
    name = parts[1];
    output = parts[2];
} else {
    file = File.openDialog("Model zip or card");
    name = getString("Name of the model, as its card has it", File.getNameWithoutExtension(file));
    output = getDirectory("Folder for its page and copy");
}
File.makeDirectory(output);

setBatchMode(true);
run("Models...", "action=import file=[" + file + "]");
run("Models...", "action=page model=[" + name + "] file=[" + output + "]");
run("Models...", "action=export model=[" + name + "] file=[" + output + "]");
run("Models...", "action=use model=[" + name + "]");
setBatchMode(false);
line = name + " is used unless another model is named; its page and a copy are in " + output;
print(line);
return line;

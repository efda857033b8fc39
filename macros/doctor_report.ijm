// Writes what LesionJ runs on, and whether it computes right, into a text file to send with a question.
//
// Run it from ImageJ (it asks for the folder), or with the argument "output folder". The folder gets lesionj-doctor.txt; the
// log window, where the report is written too, is empty before. Returns and prints one line: the report's result, or what
// is in the way.
// A research tool, no medical device.

output = getArgument();
if (output == "") output = getDirectory("Folder for the report");
file = output + File.separator + "lesionj-doctor.txt";

print("\\Clear");
setBatchMode(true);
run("Doctor...");
setBatchMode(false);
report = getInfo("log");
File.saveString(report, file);
line = "no result, see " + file;
lines = split(report, "\n");
for (i = 0; i < lines.length; i++)
    if (startsWith(lines[i], "Result") || startsWith(lines[i], "Problem")) line = lines[i];
print(line);
return line;

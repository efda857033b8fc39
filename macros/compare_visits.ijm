// Compares two pictures of one lesion: lays the second over the first, shows both with both outlines, and says how much the
// lesion has grown. Calibrate both pictures before (Calibrate from Ruler...) to have the sizes in millimetres.
//
// Run it from ImageJ (it asks for both pictures), or with the argument "first picture|second picture".
// A research tool, no medical device.

files = split(getArgument(), "|");
if (files.length == 2) {
    first = files[0];
    second = files[1];
} else {
    first = File.openDialog("Picture of the first visit");
    second = File.openDialog("Picture of the second visit");
}
open(first);
one = getTitle();
open(second);
other = getTitle();
selectImage(one);
run("Compare Two Visits...", "second=[" + other + "]");
row = nResults - 1;
line = one + ", " + other + ": area " + d2s(getResult("area_percent", row), 1) + " %, diameter "
        + d2s(getResult("diameter_percent", row), 1) + " %, turned by " + d2s(getResult("turn", row), 1) + " degrees";
print(line);
return line;

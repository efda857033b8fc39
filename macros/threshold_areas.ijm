// Shows how much the outline hangs on the threshold: the area of the lesion in the front image, or in a sample picture when
// no image is open, at thresholds from 0.3 to 0.7. Where an area is selected, the lesion is looked for in it alone.
// Leaves the outline of the last threshold on the image and a row for each in Results. Returns and prints one line a
// threshold: itself, area and unit. A research tool, no medical device.

if (nImages == 0) run("Open Sample Image");
within = "picture";
type = selectionType();
if ((type >= 0 && type <= 4) || type == 9) within = "selection";
picture = getImageID();

lines = "";
for (tenths = 3; tenths <= 7; tenths++) {
    selectImage(picture);
    run("Segment Lesion...", "threshold=" + d2s(tenths / 10, 1) + " within=" + within + " manager=false");
    row = nResults - 1;
    lines += d2s(tenths / 10, 1) + ": " + d2s(getResult("Area", row), 3) + " " + getResultString("Unit", row) + "^2\n";
}
print(lines);
return lines;

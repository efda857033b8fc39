// Finds the ruler on the front image, or on a sample picture when no image is open, and measures the lesion in millimetres.
// Returns and prints one line: title, pixels per millimetre, what a tick was taken for, and the lesion's area.
//
// A research tool, no medical device.

if (nImages == 0) run("Open Sample Image");
picture = getTitle();
run("Calibrate from Ruler...", "draw=true");
row = nResults - 1;
scale = d2s(getResult("Pixels/mm", row), 2) + " pixels/mm, " + getResult("mm/tick", row) + " mm between ticks";
selectImage(picture);
run("Segment Lesion...", "manager=false");
line = picture + ": " + scale + ", " + d2s(getResult("Area", nResults - 1), 3) + " mm^2";
print(line);
return line;

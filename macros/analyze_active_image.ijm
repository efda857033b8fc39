// Outlines, measures and classifies the lesion in the front image, or in a sample picture when no image is open.
// Leaves the outline on the image, an entry in the ROI Manager, a row in Results, and the mask in a window called
// TITLE-mask. Returns and prints one line: title, area, unit and most likely class.
//
// A research tool, no medical device.

if (nImages == 0) run("Open Sample Image");
picture = getTitle();
run("Analyze Lesion...", "mask=true");
selectImage(picture);

row = nResults - 1;
line = picture + ": " + d2s(getResult("Area", row), 3) + " " + getResultString("Unit", row) + "^2, "
        + getResultString("Class", row);
print(line);
return line;

// Explains the class of the lesion in the front image, or in a sample picture when no image is open: where the network saw it.
// Leaves two windows: TITLE-explanation, a 32-bit map in logits, and TITLE-explained, the picture with the map over it.
// Returns and prints one line: title, class and where the map is greatest, in pixels.
//
// It explains the network, not the lesion. A research tool, no medical device.

if (nImages == 0) run("Open Sample Image");
picture = getTitle();
name = File.getNameWithoutExtension(picture);
run("Explain Classification...", "classes=likeliest");
selectImage(name + "-explanation");
explained = getInfo("slice.label");
getStatistics(area, mean, min, max);
x = 0;
y = 0;
for (row = 0; row < getHeight(); row++)
    for (column = 0; column < getWidth(); column++)
        if (getPixel(column, row) == max) {
            x = column;
            y = row;
        }
selectImage(picture);
line = picture + ": " + explained + ", greatest at " + x + "," + y;
print(line);
return line;

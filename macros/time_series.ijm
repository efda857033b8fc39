// Follows a lesion through a stack of visits: outline, row in Results and area of every frame, and the plot of area
// against time, which stays open in a window called TITLE-area. Returns one line a frame: its number and its area.
//
// Run it with a stack of pictures of one size in front (File > Import > Image Sequence...), or with the argument "folder of
// pictures|days between them" to have the folder's pictures opened in the order of their names. Without either it draws
// three visits of a lesion that grows. A research tool, no medical device.

parts = split(getArgument(), "|");
if (parts.length == 2) {
    File.openSequence(parts[0]);
    days = parseFloat(parts[1]);
} else {
    days = 180;
    if (nImages == 0) drawVisits();
}
visits = getTitle();
Stack.setDimensions(1, 1, nSlices);
Stack.setFrameInterval(days);
Stack.setTUnit("days");

first = nResults;
run("Segment Lesion...", "stack=true manager=false");
lines = "";
for (row = first; row < nResults; row++)
    lines += "" + (row - first + 1) + ": " + d2s(getResult("Area", row), 3) + " " + getResultString("Unit", row) + "^2\n";
print(lines);
return lines;

// The same lesion, each time larger: the picture is enlarged about its centre and cut to its size again.
function drawVisits() {
    run("Open Sample Image", "seed=5");
    rename("visits");
    wide = getWidth();
    high = getHeight();
    for (visit = 2; visit <= 3; visit++) {
        selectImage("visits");
        setSlice(1);
        run("Duplicate...", "title=later");
        run("Size...", "width=" + round(wide * (1 + 0.12 * (visit - 1))) + " height=" + round(high * (1 + 0.12 * (visit - 1)))
                + " interpolation=Bilinear");
        run("Canvas Size...", "width=" + wide + " height=" + high + " position=Center");
        run("Select All");
        run("Copy");
        close();
        selectImage("visits");
        setSlice(nSlices);
        run("Add Slice");
        run("Paste");
        run("Select None");
    }
    setSlice(1);
}

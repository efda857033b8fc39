// Compares what LesionJ finds in every picture of a folder with the masks that somebody drew, by functions that answer into
// the macro's variables. For each picture NAME.ext the folder of masks holds NAME_segmentation.png, 255 in the lesion. The
// table, a CSV file, gets a row per picture: Jaccard index, area (in mm^2 where the picture shows a ruler, otherwise in
// pixels), most likely class, probability of melanoma, compactness of the border, and whether someone ought to look at it.
//
// Run it from ImageJ (it asks for folders and file), or with the argument "pictures|masks|table.csv". Returns and prints one
// line: how many pictures were compared and their mean Jaccard index. Models are loaded once, however many pictures there are.
// A research tool, no medical device.

paths = split(getArgument(), "|");
if (paths.length == 3) {
    input = paths[0];
    masks = paths[1];
    table = paths[2];
} else {
    input = getDirectory("Folder of pictures");
    masks = getDirectory("Folder of their masks");
    table = getDirectory("Folder for the table") + "comparison.csv";
}
if (!endsWith(input, "/") && !endsWith(input, File.separator)) input += File.separator;
if (!endsWith(masks, "/") && !endsWith(masks, File.separator)) masks += File.separator;

run("LesionJ Macro Extensions");
setBatchMode(true);
rows = "image,jaccard,area,unit,class,melanoma,compactness,review\n";
compared = 0;
sum = 0;
files = getFileList(input);
for (i = 0; i < files.length; i++) {
    if (!matches(toLowerCase(files[i]), ".*\\.(jpg|jpeg|png|tif|tiff|bmp|gif|dcm)")) continue;
    mask = masks + replace(files[i], "\\.[^.]+$", "") + "_segmentation.png";
    if (!File.exists(mask)) continue;
    showProgress(i, files.length);
    open(input + files[i]);
    noRuler = Ext.calibrate(scale);
    unit = "mm^2";
    if (isNaN(scale)) unit = "pixel^2";
    Ext.segment(area);
    Ext.jaccard(mask, jaccard);
    Ext.classify(label);
    Ext.probability("MEL", melanoma);
    Ext.measure("compactness", compactness);
    reason = Ext.review(review);
    rows += files[i] + "," + d2s(jaccard, 4) + "," + d2s(area, 4) + "," + unit + "," + label + "," + d2s(melanoma, 4)
        + "," + d2s(compactness, 4) + "," + review + "\n";
    compared++;
    sum += jaccard;
    close();
}
setBatchMode(false);
File.saveString(rows, table);
line = "" + compared + " pictures, mean Jaccard index " + d2s(sum / compared, 4);
print(line);
return line;

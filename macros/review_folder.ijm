// Analyzes every picture of a folder, as "lesionj analyze" does, and opens the review of what was found: accept (F5), redraw
// with ImageJ's tools (F6), reject (F8). The decisions are in review.csv in the folder of the results, and what is kept is in
// its folder "reviewed", as data to train on. Run again, it goes on with the first picture that is not decided.
//
// Run it from ImageJ (it asks for both folders), or with the argument "pictures|results". Needs a window.
// A research tool, no medical device.

folders = split(getArgument(), "|");
if (folders.length == 2) {
    pictures = folders[0];
    results = folders[1];
} else {
    pictures = getDirectory("Folder of pictures");
    results = getDirectory("Folder for the results");
}
analyzed = File.exists(results + File.separator + "lesions.csv");
if (!analyzed) run("Process Folder...", "input=[" + pictures + "] output=[" + results + "]");
run("Review...", "results=[" + results + "] pictures=[" + pictures + "]");

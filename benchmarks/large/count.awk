# SPDX-License-Identifier: BSD-2-Clause
# Counts parts and lesions of the lines of Body.java, as they are and by LesionProof.STANDARD.
NR == 1 { next }
{ all[$1 "," $2] = 1 }
$3 == "" { next }
{ parts++; if ($2 > 0) { right++; met[$1 "," $2] = 1 } }
$10 >= 0.7 && $11 >= 5 { proven++; if ($2 > 0) { provenright++; provenmet[$1 "," $2] = 1 } }
END {
    for (key in all) { split(key, part, ","); if (part[2] > 0) lesions++ }
    for (key in met) found++
    for (key in provenmet) provenfound++
    printf "# every part: %d of %d lesions found, %d of %d parts are lesions (precision %.2f)\n", found, lesions, right, parts, right / parts
    printf "# after the second look: %d of %d lesions found, %d of %d parts are lesions (precision %.2f)\n", provenfound, lesions, provenright, proven, provenright / proven
}

// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of putting parts together.
 *
 * @param shards        parts of the list
 * @param missingShards the numbers of those that are not there
 * @param pictures      of the whole list
 * @param unseen        how many of them belong to parts that are not there
 * @param missing       names of those without a result, of parts that are there
 * @param rows          of each table that was written
 */
public record MergeReport(
        int shards,
        List<Integer> missingShards,
        int pictures,
        int unseen,
        List<String> missing,
        Map<String, Long> rows) {

    private static final int SHOWN = 5;

    public MergeReport {
        missingShards = List.copyOf(missingShards);
        missing = List.copyOf(missing);
    }

    /** @return whether each picture of the list has its result */
    public boolean isComplete() {
        return missingShards.isEmpty() && missing.isEmpty();
    }

    /** @return in sentences what was written and what is missing */
    public List<String> sentences() {
        List<String> said = new ArrayList<>();
        rows.forEach((table, count) -> said.add(table + ": " + count + (count == 1 ? " row" : " rows")));
        said.add((pictures - unseen - missing.size()) + " of " + pictures + " pictures have their results, from "
                + (shards - missingShards.size()) + " of " + shards + " shards");
        if (!missingShards.isEmpty())
            said.add(missingShards.size() + (missingShards.size() == 1 ? " shard is" : " shards are")
                    + " missing, with " + unseen + " pictures: run " + first(missingShards, "--shard %s/" + shards));
        if (!missing.isEmpty())
            said.add(missing.size() + (missing.size() == 1 ? " picture has" : " pictures have") + " no result: "
                    + first(missing, "%s") + "; " + ShardMerge.MISSING + " lists them with their shards");
        return said;
    }

    private static String first(List<?> items, String pattern) {
        String shown = items.stream()
                .limit(SHOWN)
                .map(item -> pattern.replace("%s", item.toString()))
                .collect(Collectors.joining(", "));
        return items.size() > SHOWN ? shown + " and " + (items.size() - SHOWN) + " more" : shown;
    }
}

// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a library names the layers of a network otherwise than the network itself, as dotted paths. A naming is no more than the orders in which the words
 * of one place of the path run through the network; numbers run by themselves. So a file's layers, which may be stored in
 * any order, are brought into the network's own order, in which they can be compared with ours one by one.
 */
public enum Naming {
    TIMM_MOBILENET_V2(
            "timm",
            NamingConvention.PYTORCH,
            "",
            "conv_stem bn1 blocks conv_head bn2 classifier",
            "conv_dw bn1 conv_pw bn2",
            "conv_pw bn1 conv_dw bn2 conv_pwl bn3"),
    TORCHVISION_EFFICIENTNET("torchvision", NamingConvention.PYTORCH, "", "features classifier", "block", "fc1 fc2"),
    EFFICIENTNET_PYTORCH(
            "efficientnet_pytorch",
            NamingConvention.PYTORCH,
            "",
            "_conv_stem _bn0 _blocks _conv_head _bn1 _fc",
            "_expand_conv _bn0 _depthwise_conv _bn1 _se_reduce _se_expand _project_conv _bn2"),
    KERAS_EFFICIENTNET(
            "Keras",
            NamingConvention.KERAS,
            "block(\\d+)([a-z])_(\\w+) block.$1.$2.$3",
            "stem_conv stem_bn block top_conv top_bn predictions",
            "a b c d e f g h i j k l m",
            "expand_conv expand_bn dwconv bn se_reduce se_expand project_conv project_bn"),
    KERAS_MOBILENET(
            "Keras",
            NamingConvention.KERAS,
            "conv_(dw|pw)_(\\d+)(_bn)? block.$2.$1$3",
            "conv1 conv1_bn block conv_preds",
            "dw dw_bn pw pw_bn"),
    KERAS_MOBILENET_V2(
            "Keras",
            NamingConvention.KERAS,
            "(?:expanded_conv|block_(\\d+))_(\\w+) block.0$1.$2",
            "Conv1 bn_Conv1 block Conv_1 Conv_1_bn predictions",
            "expand expand_BN depthwise depthwise_BN project project_BN");

    private final String library;
    private final NamingConvention dialect;
    private final String[] rewriting;
    private final List<List<String>> orders;

    /**
     * @param rewriting a pattern for names that are no dotted paths, a blank, and the path that it becomes; or empty
     * @param orders    words in the order in which they run, where they are siblings
     */
    Naming(String library, NamingConvention dialect, String rewriting, String... orders) {
        this.library = library;
        this.dialect = dialect;
        this.rewriting = rewriting.split(" ");
        this.orders = Stream.of(orders).map(order -> List.of(order.split(" "))).toList();
    }

    /** @return whose naming it is */
    String library() {
        return library;
    }

    /** @return the file's layers in the network's order, or none if some are not named in this way */
    List<FileLayer> sort(Weights weights) {
        List<FileLayer> layers = dialect.layers(weights);
        List<FileLayer> sorted = new ArrayList<>();
        boolean named = layers.stream().noneMatch(layer -> layer.name().isEmpty());
        return named && sort(layers, 0, sorted) ? sorted : List.of();
    }

    /** Appends layers whose paths agree up to a place. */
    private boolean sort(List<FileLayer> layers, int place, List<FileLayer> into) {
        Map<String, List<FileLayer>> groups = new LinkedHashMap<>();
        for (FileLayer layer : layers) {
            String[] path = path(layer.name());
            groups.computeIfAbsent(place < path.length ? path[place] : "", word -> new ArrayList<>())
                    .add(layer);
        }
        into.addAll(groups.getOrDefault("", List.of()));
        groups.remove("");
        Optional<Comparator<String>> order = order(groups.keySet());
        return order.isPresent()
                && groups.keySet().stream()
                        .sorted(order.get())
                        .allMatch(word -> sort(groups.get(word), place + 1, into));
    }

    private String[] path(String name) {
        return (rewriting.length == 2 ? name.replaceFirst("^" + rewriting[0] + "$", rewriting[1]) : name).split("\\.");
    }

    private Optional<Comparator<String>> order(Set<String> words) {
        if (words.stream().allMatch(word -> word.matches("\\d{1,6}")))
            return Optional.of(Comparator.comparingInt(Integer::parseInt));
        return orders.stream()
                .filter(order -> order.containsAll(words))
                .findFirst()
                .map(order -> Comparator.comparingInt(order::indexOf));
    }
}

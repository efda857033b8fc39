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
 * How a library names the layers of a network, as dotted paths. A naming is no more than the orders in which the words
 * of one place of the path run through the network; numbers run by themselves. So a file's layers, which may be stored in
 * any order, are brought into the network's own order, in which they can be compared with ours one by one.
 */
public enum Naming {
    RESNET("torchvision or timm", NamingConvention.PYTORCH, "",
            "conv1 bn1 layer1 layer2 layer3 layer4 fc",
            "conv1 bn1 conv2 bn2 conv3 bn3 downsample"),
    TORCHVISION_MOBILENET("torchvision", NamingConvention.PYTORCH, "",
            "features classifier",
            "conv"),
    TIMM_EFFICIENTNET("timm", NamingConvention.PYTORCH, "",
            "conv_stem bn1 blocks conv_head bn2 classifier",
            "conv_dw bn1 se conv_pw bn2",
            "conv_pw bn1 conv_dw bn2 se conv_pwl bn3",
            "conv_reduce conv_expand"),
    TIMM_XCEPTION("timm", NamingConvention.PYTORCH, "",
            "conv1 bn1 conv2 bn2 block1 block2 block3 block4 block5 block6 block7 block8 block9 block10 block11 block12"
                    + " conv3 bn3 conv4 bn4 fc",
            "rep skip skipbn",
            "conv1 pointwise"),
    TIMM_INCEPTION_RESNET("timm", NamingConvention.PYTORCH, "",
            "conv2d_1a conv2d_2a conv2d_2b conv2d_3b conv2d_4a mixed_5b repeat mixed_6a repeat_1 mixed_7a repeat_2 block8"
                    + " conv2d_7b classif",
            "branch0 branch1 branch2 branch3 conv2d",
            "conv bn"),
    EFFICIENTNET_PYTORCH("efficientnet_pytorch", NamingConvention.PYTORCH, "",
            "_conv_stem _bn0 _blocks _conv_head _bn1 _fc",
            "_expand_conv _bn0 _depthwise_conv _bn1 _se_reduce _se_expand _project_conv _bn2"),
    KERAS_EFFICIENTNET("Keras", NamingConvention.KERAS, "block(\\d+)([a-z])_(\\w+) block.$1.$2.$3",
            "stem_conv stem_bn block top_conv top_bn predictions",
            "a b c d e f g h i j k l m",
            "expand_conv expand_bn dwconv bn se_reduce se_expand project_conv project_bn"),
    KERAS_MOBILENET("Keras", NamingConvention.KERAS, "conv_(dw|pw)_(\\d+)(_bn)? block.$2.$1$3",
            "conv1 conv1_bn block conv_preds",
            "dw dw_bn pw pw_bn"),
    KERAS_MOBILENET_V2("Keras", NamingConvention.KERAS, "(?:expanded_conv|block_(\\d+))_(\\w+) block.0$1.$2",
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
            groups.computeIfAbsent(place < path.length ? path[place] : "", word -> new ArrayList<>()).add(layer);
        }
        into.addAll(groups.getOrDefault("", List.of()));
        groups.remove("");
        Optional<Comparator<String>> order = order(groups.keySet());
        return order.isPresent() && groups.keySet().stream().sorted(order.get())
                .allMatch(word -> sort(groups.get(word), place + 1, into));
    }

    private String[] path(String name) {
        return (rewriting.length == 2 ? name.replaceFirst("^" + rewriting[0] + "$", rewriting[1]) : name).split("\\.");
    }

    private Optional<Comparator<String>> order(Set<String> words) {
        if (words.stream().allMatch(word -> word.matches("\\d{1,6}")))
            return Optional.of(Comparator.comparingInt(Integer::parseInt));
        return orders.stream().filter(order -> order.containsAll(words)).findFirst()
                .map(order -> Comparator.comparingInt(order::indexOf));
    }
}

package io.github.lesionj.model.exchange;

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
enum Naming {
    /** torchvision's and timm's ResNet. */
    RESNET("conv1 bn1 layer1 layer2 layer3 layer4 fc", "conv1 bn1 conv2 bn2 conv3 bn3 downsample"),
    /** torchvision's MobileNet V2. */
    TORCHVISION_MOBILENET("features classifier", "conv"),
    /** timm's EfficientNets and MobileNets. */
    TIMM("conv_stem bn1 blocks conv_head bn2 classifier", "conv_dw bn1 se conv_pw bn2",
            "conv_pw bn1 conv_dw bn2 se conv_pwl bn3", "conv_reduce conv_expand"),
    /** The package efficientnet_pytorch and those derived from it. */
    EFFICIENTNET_PYTORCH("_conv_stem _bn0 _blocks _conv_head _bn1 _fc",
            "_expand_conv _bn0 _depthwise_conv _bn1 _se_reduce _se_expand _project_conv _bn2");

    private final List<List<String>> orders;

    Naming(String... orders) {
        this.orders = Stream.of(orders).map(order -> List.of(order.split(" "))).toList();
    }

    /** @return the layers in the network's order, or nothing if some are not named in this way */
    Optional<List<FileLayer>> sort(List<FileLayer> layers) {
        List<FileLayer> sorted = new ArrayList<>();
        return sort(layers, 0, sorted) ? Optional.of(sorted) : Optional.empty();
    }

    /** Appends layers whose names agree up to a place of the path. */
    private boolean sort(List<FileLayer> layers, int place, List<FileLayer> into) {
        Map<String, List<FileLayer>> groups = new LinkedHashMap<>();
        for (FileLayer layer : layers) {
            String[] path = layer.name().split("\\.");
            groups.computeIfAbsent(place < path.length ? path[place] : "", word -> new ArrayList<>()).add(layer);
        }
        into.addAll(groups.getOrDefault("", List.of()));
        groups.remove("");
        Optional<Comparator<String>> order = order(groups.keySet());
        return order.isPresent() && groups.keySet().stream().sorted(order.get())
                .allMatch(word -> sort(groups.get(word), place + 1, into));
    }

    private Optional<Comparator<String>> order(Set<String> words) {
        if (words.stream().allMatch(word -> word.matches("\\d{1,6}")))
            return Optional.of(Comparator.comparingInt(Integer::parseInt));
        return orders.stream().filter(order -> order.containsAll(words)).findFirst()
                .map(order -> Comparator.comparingInt(order::indexOf));
    }
}

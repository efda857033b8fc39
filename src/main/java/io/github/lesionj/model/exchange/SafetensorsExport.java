// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.StoredModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model's numbers alone, as a safetensors file of 32-bit floats whose names are those of the plain PyTorch module:
 * torchvision's and timm's where these have the network (docs/networks.md), and docs/interop/lesionj_networks.py for the
 * bundled ones. The header's {@code __metadata__} says which model and network they are of.
 */
public final class SafetensorsExport {

    private SafetensorsExport() {}

    /**
     * @return the file's bytes
     * @throws ModelException if the model's network was made elsewhere, or its weights are damaged
     */
    public static byte[] bytes(StoredModel model) {
        ModelCard card = model.card();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("model", card.name());
        metadata.put("network", card.network().name());
        metadata.put("classes", String.join(" ", card.classes()));
        metadata.put("license", card.license());
        metadata.put("sha256_of_origin", card.weights().sha256());
        return model.weights().toBytes(false, metadata);
    }
}

// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.Optional;

/**
 * Decides by what networks run and where. Models made elsewhere run by the program that their format belongs to, whatever
 * is asked for; those of the catalogue run by PyTorch, or on the processor by ONNX Runtime.
 */
final class RuntimeChoice {

    /** Above this a network is not followed through a picture, since PyTorch may lack the memory for it. */
    private static final long LARGEST_INPUT = 512L * 512;

    private RuntimeChoice() {}

    /**
     * @throws ModelException if there is no such device, this kind of model does not run on it, or ONNX Runtime is asked for and
     *     cannot be had
     */
    static ComputeDevice of(ModelCard card, Device asked) {
        return switch (card.weights().format()) {
            case TORCHSCRIPT -> TorchEngine.device(asked);
            case ONNX -> onnxModel(asked);
            case SAFETENSORS -> isLarge(card.input()) ? large(card, asked) : of(asked);
        };
    }

    /** As {@link #of(ModelCard, Device)}, for a network of the catalogue that is not large. */
    static ComputeDevice of(Device asked) {
        return switch (asked.runtime().orStandard()) {
            case PYTORCH -> TorchEngine.device(asked);
            case ONNXRUNTIME -> onnxRuntime(asked);
            case AUTO -> fastest(asked);
        };
    }

    /** @return whether PyTorch is to run a network that ONNX Runtime does not take */
    static boolean hasOther(ModelCard card, Device asked, ComputeDevice chosen) {
        return card.weights().format() == WeightsFormat.SAFETENSORS
                && chosen.runtime() == NetworkRuntime.ONNXRUNTIME
                && asked.runtime().orStandard() == NetworkRuntime.AUTO;
    }

    private static boolean isLarge(InputSpec input) {
        return (long) input.width() * input.height() > LARGEST_INPUT;
    }

    private static ComputeDevice large(ModelCard card, Device asked) {
        if (asked.runtime().orStandard() == NetworkRuntime.ONNXRUNTIME)
            throw new ModelException("Model " + card.name() + " has an input of "
                    + card.input().width() + " x " + card.input().height()
                    + " pixels, and LesionJ hands inputs of at most "
                    + LARGEST_INPUT + " pixels to ONNX Runtime; use the runtime pytorch");
        return TorchEngine.device(asked);
    }

    private static ComputeDevice onnxModel(Device asked) {
        if (isGraphics(asked))
            throw new ModelException("ONNX models run on the processor only; use the device cpu or auto");
        return onProcessor("the only device for ONNX models");
    }

    private static ComputeDevice onnxRuntime(Device asked) {
        OnnxRuntime.require();
        if (isGraphics(asked))
            throw new ModelException(
                    "ONNX Runtime runs on the processor only; use the device cpu or auto, or the runtime pytorch");
        Optional<GraphicsCard> unused = asked.kind() == Device.Kind.AUTO ? GraphicsCard.find() : Optional.empty();
        return onProcessor("asked for"
                + unused.map(card -> "; " + card.unusedByOnnxRuntime()).orElse(""));
    }

    private static ComputeDevice fastest(Device asked) {
        if (isGraphics(asked)) return TorchEngine.device(asked);
        Optional<String> problem = OnnxRuntime.problem();
        if (problem.isPresent()) {
            ComputeDevice torch = TorchEngine.device(asked);
            return OnnxRuntime.isOnClassPath() ? torch.because(torch.reason() + "; " + problem.get()) : torch;
        }
        if (asked.kind() == Device.Kind.CPU) return onProcessor("asked for");
        if (!TorchEngine.mayFindCuda()) return onProcessor("no NVIDIA card is seen");
        ComputeDevice torch = TorchEngine.device(asked);
        return torch.device().isGpu() ? torch : onProcessor(torch.reason());
    }

    private static boolean isGraphics(Device asked) {
        return asked.kind() == Device.Kind.GPU || asked.kind() == Device.Kind.MPS;
    }

    private static ComputeDevice onProcessor(String reason) {
        return new ComputeDevice(ai.djl.Device.cpu(), reason, NetworkRuntime.ONNXRUNTIME);
    }
}

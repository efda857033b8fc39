// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ImageToTensor;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Predictor;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Task;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * A picture as the network is shown it and what the network alone answers: no mirrorings, no temperature, no prior correction, no
 * choice of parts. The picture is drawn by {@link Phantom}, so that it may go anywhere.
 *
 * @param argb          the picture, of the network's input size, row-major
 * @param probabilities (1,H,W) of a segmenter, (classes) of a classifier
 */
record TestTensors(ModelCard card, int[] argb, float[] probabilities) {

    /** Draws the picture and asks the network on the processor. */
    static TestTensors of(StoredModel model) {
        ModelCard card = model.card();
        Phantom phantom = Phantom.draw();
        ModelCard plain = PlainCard.ofNetworkAlone(card);
        try (Predictor network = new Predictor(new StoredModel(plain, model.content()), Device.CPU)) {
            Img<ARGBType> seen = card.task() == Task.CLASSIFICATION
                    ? card.region().apply(phantom.image(), phantom.mask())
                    : phantom.image();
            int[] shown = new ImageToTensor(card.input())
                    .fit(Pixels.argb(seen), (int) seen.dimension(0), (int) seen.dimension(1));
            var picture = Pixels.image(shown, card.input().width(), card.input().height());
            float[] answer = card.task() == Task.SEGMENTATION
                    ? Pixels.numbers(network.probabilityMap(picture))
                    : floats(network.classProbabilities(picture));
            return new TestTensors(card, shown, answer);
        }
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) numbers[i];
        return floats;
    }

    /** @return the file of the picture: (1,3,H,W), red, green and blue in 0..255 */
    byte[] input() {
        int count = argb.length;
        byte[] planes = new byte[3 * count];
        for (int i = 0; i < count; i++) {
            planes[i] = (byte) (argb[i] >> 16);
            planes[count + i] = (byte) (argb[i] >> 8);
            planes[2 * count + i] = (byte) argb[i];
        }
        return NumpyArray.bytes(
                planes, 1, 3, card.input().height(), card.input().width());
    }

    /** @return the file of the answer: a mask (1,1,H,W) of 0 and 1, or probabilities (1,classes) */
    byte[] output() {
        return card.task() == Task.SEGMENTATION
                ? NumpyArray.bytes(
                        mask(), 1, 1, card.input().height(), card.input().width())
                : NumpyArray.floats(probabilities, 1, card.classes().size());
    }

    /** @return 1 where a segmenter's probability lies above the card's threshold, else 0 */
    byte[] mask() {
        byte[] mask = new byte[probabilities.length];
        double threshold = card.postProcessing().outline();
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) (probabilities[i] > threshold ? 1 : 0);
        return mask;
    }
}

// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.batch.WorkItem;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.batch.shard.Shard;
import io.github.lesionj.batch.shard.ShardList;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which part of the images a call works on, when several calls share them. */
final class ShardOption {

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardOption.Parser.class,
            description = "work on the I-th of N parts of the images, chosen by their names, into the sub-folder "
                    + "shard-I-of-N of the output (default: in a Slurm job array the task's part, otherwise all); "
                    + "'lesionj merge' joins the parts")
    private Shard given;

    private final Map<String, String> environment;

    ShardOption() {
        this(System.getenv());
    }

    ShardOption(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads the option before anything is done. */
    static final class Parser implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            try {
                return Shard.parse(text);
            } catch (UserException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** @throws UserException if a Slurm job array does not say which part is meant */
    private Shard shard() {
        return given != null ? given : Shard.ofSlurm(environment).orElse(Shard.WHOLE);
    }

    /**
     * @param output where all parts are written
     * @return the folder of this part, which is made; the output itself for all images
     */
    Path folder(Path output) {
        return shard().isWhole() ? output : OutputPlace.folder(output.resolve(shard().folderName()));
    }

    /**
     * @param table that all parts are written for
     * @return the table of this part
     */
    Path file(Path table) {
        return shard().isWhole()
                ? table
                : table.toAbsolutePath()
                        .resolveSibling(shard().folderName())
                        .resolve(table.getFileName().toString());
    }

    /**
     * Writes down in the part's folder which images it has.
     *
     * @param images all of them
     * @param folder of the part, which nobody else writes into
     * @return those of the part, in their order; possibly none
     */
    WorkList part(WorkList images, Path folder, Console console) throws IOException {
        Shard shard = shard();
        if (shard.isWhole()) return images;
        ShardList part =
                ShardList.of(shard, images.items().stream().map(WorkItem::name).toList());
        part.write(folder);
        console.say("shard " + shard + (given == null ? ", as the Slurm job array says: " : ": ") + part.size() + " of "
                + part.total() + " images");
        return images.only(part.positions());
    }
}

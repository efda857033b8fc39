#!/usr/bin/env nextflow
// SPDX-License-Identifier: BSD-2-Clause
//
// LesionJ as a Nextflow workflow: the pictures in parts, and their tables joined. RESULTS/shard-I-of-N hold masks and the like,
// which "lesionj merge RESULTS --move" brings into one folder.
//
//   nextflow run cluster/main.nf --input /data/pictures --output /data/results --shards 8
//   nextflow run cluster/main.nf ... -profile slurm          # or your site's own configuration
//   nextflow run cluster/main.nf ... -with-apptainer lesionj.sif --lesionj lesionj
//
// A part that fails is tried twice more, and -resume goes on where a run ended.

nextflow.enable.dsl = 2

params.input = null            // folder of the pictures
params.output = 'results'      // folder of the results
params.shards = 8              // parts
params.verb = 'analyze'        // segment, analyze or classify
params.options = ''            // more options of it, such as --rois
params.lesionj = "${projectDir}/../lesionj"    // the program; 'lesionj' in the container

process PART {
    tag "${shard}/${shards}"
    cpus 2
    memory '4 GB'
    errorStrategy { task.attempt < 3 ? 'retry' : 'finish' }
    maxRetries 2
    publishDir params.output, mode: 'copy', saveAs: { it.replaceFirst('out/', '') }

    input:
    tuple val(shard), val(shards), path(pictures, stageAs: 'pictures')

    output:
    path "out/shard-*"

    script:
    def place = params.verb == 'classify' ? 'out/classes.csv' : 'out'
    """
    export LESIONJ_JAVA_OPTS="-XX:ActiveProcessorCount=${task.cpus} -Xmx${task.memory.toMega().intdiv(2)}m \${LESIONJ_JAVA_OPTS:-}"
    code=0
    ${params.lesionj} ${params.verb} ${pictures} --output ${place} --shard ${shard}/${shards} ${params.options} || code=\$?
    # 1 is the end of a work in which single pictures failed, which the merge is going to name.
    [ \$code -le 1 ] || exit \$code
    """
}

process MERGE {
    publishDir params.output, mode: 'copy'

    input:
    path parts

    output:
    path '*.csv', optional: true
    path 'merge.log'

    script:
    """
    code=0
    ${params.lesionj} merge ${parts} --output . 2> merge.log || code=\$?
    cat merge.log >&2
    [ \$code -le 1 ] || exit \$code
    """
}

workflow {
    if (!params.input) error 'Name the folder of the pictures: --input DIR'
    pictures = file(params.input, checkIfExists: true)
    parts = Channel.of(1..(params.shards as int)).map { shard -> [shard, params.shards, pictures] }
    PART(parts) | collect | MERGE
}

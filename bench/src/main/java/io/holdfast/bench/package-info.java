/**
 * Benchmarks: {@link io.holdfast.bench.SideBySide} runs the packaged program and a real OpenBao
 * alternately on this machine and prints ratios.
 */
@NullMarked
package io.holdfast.bench;

import org.jspecify.annotations.NullMarked;

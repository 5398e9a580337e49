/**
 * Coverage-guided fuzzing of everything that reads what others send: {@code mvn -Pfuzz -pl scan
 * test} repeats what was found before; with JAZZER_FUZZ=1 and {@code -Dtest=PsbtFuzzTest} one of
 * them searches on.
 */
@NullMarked
package io.holdfast.scan.fuzz;

import org.jspecify.annotations.NullMarked;

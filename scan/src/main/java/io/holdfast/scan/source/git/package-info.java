/** Histories and staged changes of git, read without running it. */
@NullMarked
package io.holdfast.scan.source.git;

import org.jspecify.annotations.NullMarked;

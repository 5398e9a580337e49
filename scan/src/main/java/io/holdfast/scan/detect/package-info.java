/** The detectors of all kinds of secrets, a folder for each family. */
@NullMarked
package io.holdfast.scan.detect;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.holdfast.scan.run;

import org.jspecify.annotations.NullMarked;

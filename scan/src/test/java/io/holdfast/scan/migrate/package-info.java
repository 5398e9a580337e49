@NullMarked
package io.holdfast.scan.migrate;

import org.jspecify.annotations.NullMarked;

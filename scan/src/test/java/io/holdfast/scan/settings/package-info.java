@NullMarked
package io.holdfast.scan.settings;

import org.jspecify.annotations.NullMarked;

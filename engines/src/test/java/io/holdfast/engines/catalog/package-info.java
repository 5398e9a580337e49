/** The catalog of secrets over real engines. */
@NullMarked
package io.holdfast.engines.catalog;

import org.jspecify.annotations.NullMarked;

/** Authorities: roots, intermediates, their keys, their import and their settings. */
@NullMarked
package io.holdfast.engine.pki.ca;

import org.jspecify.annotations.NullMarked;

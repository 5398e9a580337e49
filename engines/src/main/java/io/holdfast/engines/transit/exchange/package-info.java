/** The ways in and out for key material: export, backup and restore, wrapped import. */
@NullMarked
package io.holdfast.engines.transit.exchange;

import org.jspecify.annotations.NullMarked;

/** What an engine tells the catalog of secrets: which there are, and when their values changed. */
@NullMarked
package io.holdfast.api.catalog;

import org.jspecify.annotations.NullMarked;

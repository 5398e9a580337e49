/** The text of documents. */
@NullMarked
package io.holdfast.scan.source.document;

import org.jspecify.annotations.NullMarked;

/** Where texts come from: files, archives, documents, mail, histories; each opened with bounds. */
@NullMarked
package io.holdfast.scan.source;

import org.jspecify.annotations.NullMarked;

/** MIME: the parts of mails and their encodings. */
@NullMarked
package io.holdfast.scan.source.mail;

import org.jspecify.annotations.NullMarked;

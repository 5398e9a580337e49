/** What opens things on the web: JWTs, passwords in URLs and headers. */
@NullMarked
package io.holdfast.scan.detect.web;

import org.jspecify.annotations.NullMarked;

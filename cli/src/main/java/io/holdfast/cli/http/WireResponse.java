package io.holdfast.cli.http;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param headers by lower-case name; the last of several counts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WireResponse(int status, Map<String, String> headers, byte[] body) {
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

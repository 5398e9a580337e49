package io.holdfast.server.config;

import io.holdfast.api.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a listener's {@code x_forwarded_for_*} keys. */
final class ForwardedReader {
  private final Section section;

  ForwardedReader(Section section) {
    this.section = section;
  }

  ForwardedConfig read() {
    ForwardedConfig config =
        new ForwardedConfig(
            authorized(),
            section
                .value("x_forwarded_for_hop_skips")
                .map(v -> (int) v.number(0, 0, 100))
                .orElse(0),
            bool("x_forwarded_for_reject_not_present"),
            bool("x_forwarded_for_reject_not_authorized"),
            section
                .value("x_forwarded_for_client_cert_header")
                .map(v -> v.text("").toLowerCase(Locale.ROOT))
                .orElse(""),
            decoders());
    if (!config.certificateHeader().isEmpty() && config.authorized().isEmpty()) {
      section
          .value("x_forwarded_for_client_cert_header")
          .ifPresent(
              v -> v.wrong("needs \"x_forwarded_for_authorized_addrs\": whom to believe", ""));
    }
    return config;
  }

  private List<Cidr> authorized() {
    List<Cidr> ranges = new ArrayList<>();
    section
        .value("x_forwarded_for_authorized_addrs")
        .ifPresent(value -> {
          for (String text : value.texts()) {
            try {
              ranges.add(Cidr.parse(text));
            } catch (IllegalArgumentException e) {
              value.wrong("must be a list of addresses or ranges such as 10.0.0.0/8", ranges);
            }
          }
        });
    return ranges;
  }

  private List<ForwardedConfig.Decoder> decoders() {
    List<ForwardedConfig.Decoder> decoders = new ArrayList<>();
    section
        .value("x_forwarded_for_client_cert_header_decoders")
        .ifPresent(value -> {
          for (String name : value.texts()) {
            switch (name.toUpperCase(Locale.ROOT)) {
              case "URL" -> decoders.add(ForwardedConfig.Decoder.URL);
              case "BASE64" -> decoders.add(ForwardedConfig.Decoder.BASE64);
              case "DER" -> decoders.add(ForwardedConfig.Decoder.DER);
              default -> value.wrong("must be a list of URL, BASE64 and DER", decoders);
            }
          }
        });
    return decoders;
  }

  private boolean bool(String key) {
    return section.value(key).map(value -> value.bool(true)).orElse(true);
  }
}

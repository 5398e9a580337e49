package io.holdfast.engines.ssh.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.engines.ssh.role.Options;
import io.holdfast.engines.ssh.text.CommaText;
import io.holdfast.engines.ssh.text.IdentityTemplate;
import io.holdfast.engines.ssh.text.TextMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Decides on the critical options and extensions of a certificate. */
final class OptionRules {
  private final Call call;
  private final Options rules;

  OptionRules(Call call, Options rules) {
    this.call = call;
    this.rules = rules;
  }

  /** The critical options that are asked for, else the role's. */
  NavigableMap<String, String> criticalOptions() {
    NavigableMap<String, String> wanted = TextMap.of(call, CertificateFields.CRITICAL_OPTIONS);
    if (wanted.isEmpty()) {
      return rules.criticalOptions();
    }
    if (!rules.allowedCriticalOptions().isEmpty()) {
      check("critical options", wanted, rules.allowedCriticalOptions());
    }
    return wanted;
  }

  /** The extensions that are asked for, else the role's. */
  NavigableMap<String, String> extensions() {
    NavigableMap<String, String> wanted = TextMap.of(call, CertificateFields.EXTENSIONS);
    if (wanted.isEmpty()) {
      return rules.extensionsTemplate() ? rendered() : rules.extensions();
    }
    if (!rules.allowedExtensions().equals(CommaText.ANY)) {
      check("extensions", wanted, rules.allowedExtensions());
    }
    return wanted;
  }

  private NavigableMap<String, String> rendered() {
    NavigableMap<String, String> out = new TreeMap<>();
    for (Map.Entry<String, String> extension : rules.extensions().entrySet()) {
      Optional<String> value =
          IdentityTemplate.render(call, extension.getValue(), IdentityTemplate.Allowed.ALL);
      value.ifPresent(text -> out.put(extension.getKey(), text));
      if (value.isEmpty()) {
        call.warn(
            "extension "
                + extension.getKey()
                + " was left out: it has a template, and the token has no entity");
      }
    }
    return out;
  }

  private static void check(String what, Map<String, String> wanted, String allowed) {
    List<String> names = CommaText.parts(allowed);
    List<String> beyond = wanted.keySet().stream().filter(name -> !names.contains(name)).toList();
    if (!beyond.isEmpty()) {
      throw new Refusal.InvalidRequest(
          what + " not on the role's allowed list: " + String.join(", ", beyond));
    }
  }
}

package io.holdfast.testkit.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.ProbeEngine;
import io.holdfast.testkit.Tenant;
import io.holdfast.testkit.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Random tokens of random namespaces ask for random paths: what they get is compared with a few
 * lines that know nothing of the product's code, only what is documented.
 */
class IsolationTest {
  private static final List<String> NAMESPACES = List.of("", "a/", "a/b/", "a/b/c/", "d/", "d/b/");
  private static final List<String> RULES =
      List.of(
          "*",
          "probe/*",
          "probe/values",
          "b/*",
          "b/probe/values",
          "+/probe/*",
          "+/+/probe/values",
          "a/*",
          "a/b/probe/*",
          "c/+/values",
          "/a/b/*",
          "d/b/probe/values");
  private static final int TOKENS = 60;
  private static final int REQUESTS = 40;

  private final Random random = new Random(20261128);

  /** A token, and what decides about it. */
  private record Holder(String token, String namespace, List<String> rules) {
    boolean may(String fullPath) {
      return rules.stream().anyMatch(rule -> matches(namespace + bare(rule), fullPath));
    }

    private static String bare(String rule) {
      return rule.startsWith("/") ? rule.substring(1) : rule;
    }

    private static boolean matches(String rule, String path) {
      boolean open = rule.endsWith("*");
      StringBuilder regex = new StringBuilder();
      for (char c : (open ? rule.substring(0, rule.length() - 1) : rule).toCharArray()) {
        regex.append(c == '+' ? "[^/]+" : Pattern.quote(String.valueOf(c)));
      }
      return Pattern.matches(regex + (open ? ".*" : ""), path);
    }
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Tenant in(TestCore core, String namespace) {
    return core.in(namespace.isEmpty() ? "" : namespace.substring(0, namespace.length() - 1));
  }

  @Test
  void aTokenReachesWhatItsPoliciesNameBelowItsNamespaceAndNothingElse() {
    try (TestCore core = TestCore.started(new ProbeEngine())) {
      build(core);
      List<Holder> holders = new ArrayList<>();
      for (int i = 0; i < TOKENS; i++) {
        holders.add(holder(core));
      }
      int allowed = 0;
      int refused = 0;
      for (Holder holder : holders) {
        for (int i = 0; i < REQUESTS; i++) {
          String target = any(NAMESPACES);
          String header = above(target);
          String path = target.substring(header.length()) + "probe/values";
          int status = in(core, header).as(holder.token()).list(path).status();
          boolean expected =
              target.startsWith(holder.namespace()) && holder.may(target + "probe/values");
          assertThat(status)
              .as("%s of %s asks %s for %s", holder.rules(), holder.namespace(), header, path)
              .isEqualTo(expected ? 200 : 403);
          allowed += expected ? 1 : 0;
          refused += expected ? 0 : 1;
        }
      }
      // Both happen often, or the test would say little.
      assertThat(allowed).isGreaterThan(200);
      assertThat(refused).isGreaterThan(200);
    }
  }

  private static void build(TestCore core) {
    for (String namespace : NAMESPACES) {
      if (!namespace.isEmpty()) {
        int cut = namespace.lastIndexOf('/', namespace.length() - 2) + 1;
        in(core, namespace.substring(0, cut))
            .write("sys/namespaces/" + namespace.substring(cut, namespace.length() - 1), "{}");
      }
      Tenant here = in(core, namespace);
      here.write("sys/mounts/probe", "{'type':'probe'}");
      here.write("probe/values/x", "{'value':'1'}");
      for (int i = 0; i < RULES.size(); i++) {
        here.policy("p" + i, RULES.get(i));
      }
    }
  }

  private Holder holder(TestCore core) {
    String namespace = any(NAMESPACES);
    int one = random.nextInt(RULES.size());
    int other = random.nextInt(RULES.size());
    String token =
        in(core, namespace)
            .newToken("{'policies':['p" + one + "','p" + other + "'],'no_default_policy':true}");
    return new Holder(token, namespace, List.of(RULES.get(one), RULES.get(other)));
  }

  /** A namespace at or above one, which a header may name. */
  private String above(String namespace) {
    List<String> all = NAMESPACES.stream().filter(namespace::startsWith).toList();
    return any(all);
  }
}

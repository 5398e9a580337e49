package io.holdfast.acceptance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.BaoServer;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.DevServer;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every path and every method that a real OpenBao tells of is there, for each engine that is built;
 * the whole comparison is printed, and kept in {@code target/inventory.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventoryTest {
  /** What is missing of each type that both servers have. */
  private final Map<EngineType, Set<String>> missing = new LinkedHashMap<>();

  private static final Pattern PARAMETER = Pattern.compile("(?m)^    (\\w+) \\(");

  /** Paths of every kind: plain ones, with names, with slashes in them, lists, roots of mounts. */
  private static final List<String> HELPED =
      List.of(
          "sys/mounts",
          "sys/mounts/a/b",
          "sys/mounts/a/tune",
          "sys/policies/acl/a",
          "sys/leases/revoke/a",
          "sys/seal-status",
          "sys/unseal",
          "auth/token/create",
          "auth/token/roles/a",
          "auth/every-userpass/users/",
          "auth/every-userpass/login/a",
          "auth/every-approle/role/a",
          "every-kv2/data/a/b",
          "every-transit/keys/a/config",
          "every-transit/sign/a/sha2-256",
          "cubbyhole/a",
          "every-transit",
          "auth/every-approle",
          "sys");

  /** What OpenBao's help names as parameters and ours does not, by path. */
  private final Map<String, Set<String>> unhelped = new TreeMap<>();

  private final List<String> lines = new ArrayList<>();
  private final Set<NotBuilt> used = new HashSet<>();

  @BeforeAll
  void compare() throws IOException {
    try (BaoServer bao = BaoServer.start("inventory-bao");
        DevServer own = DevServer.start("inventory", "-dev-no-store-token")) {
      List<EngineType> types = mounted(own.root());
      List<EngineType> theirs = mounted(bao.root());
      ApiDocument ours = ApiDocument.of(own.root());
      ApiDocument wanted = ApiDocument.of(bao.root());
      HELPED.forEach(path -> compareHelp(path, own.root(), bao.root()));
      for (EngineType type : EngineType.ALL) {
        if (!theirs.contains(type)) {
          lines.add(line(type, "OpenBao has none"));
        } else if (!types.contains(type)) {
          lines.add(line(type, "not built yet"));
        } else {
          compare(type, ours.below(type.path()), wanted.below(type.path()));
        }
      }
    }
    Files.write(Checkout.module("target").resolve("inventory.txt"), lines);
  }

  private void compareHelp(String path, Api own, Api bao) {
    Set<String> lacking = parameters(bao.get(path + "?help=1"));
    lacking.removeAll(parameters(own.get(path + "?help=1")));
    unhelped.put(path, lacking);
  }

  private static Set<String> parameters(Reply help) {
    String text = help.succeeds().text("help");
    assertThat(text).as(help.request()).contains("## DESCRIPTION");
    assertThat(help.at("openapi/paths")).as(help.request()).isNotEmpty();
    return PARAMETER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<EngineType> mounted(Api root) {
    return EngineType.ALL.stream().filter(type -> type.mount(root)).toList();
  }

  private static String line(EngineType type, String text) {
    return "inventory: " + type.title() + ": " + text;
  }

  private void compare(EngineType type, List<ApiOperation> ours, List<ApiOperation> wanted) {
    Set<String> there = ours.stream().map(ApiOperation::endpoint).collect(Collectors.toSet());
    Set<String> absent = new TreeSet<>();
    int excepted = 0;
    for (ApiOperation operation : wanted) {
      if (there.contains(operation.endpoint())) {
        continue;
      }
      List<NotBuilt> why =
          NotBuilt.FAMILIES.stream().filter(family -> family.covers(operation)).toList();
      used.addAll(why);
      if (why.isEmpty()) {
        absent.add(operation.toString());
      } else {
        excepted++;
      }
    }
    missing.put(type, absent);
    lines.add(
        line(
            type,
            (wanted.size() - absent.size() - excepted)
                + " of "
                + wanted.size()
                + " operations"
                + (excepted == 0 ? "" : ", " + excepted + " of families not built")
                + (absent.isEmpty() ? "" : "; missing: " + String.join(", ", absent))));
  }

  @AfterAll
  void print() {
    lines.forEach(System.out::println);
  }

  @Test
  void noPathAndNoMethodOfACompleteEngineIsMissing() {
    for (String title : NotBuilt.COMPLETE) {
      assertThat(missing.keySet().stream().map(EngineType::title))
          .as("engines that are there")
          .contains(title);
    }
    missing.forEach((type, absent) -> {
      if (NotBuilt.COMPLETE.contains(type.title())) {
        assertThat(absent).as(type.title()).isEmpty();
      }
    });
  }

  @Test
  void helpNamesEveryParameterThatOpenBaosNames() {
    assertThat(unhelped).allSatisfy((path, lacking) -> assertThat(lacking).as(path).isEmpty());
  }

  @Test
  void whatIsListedAsNotBuiltIsNotBuilt() {
    assertThat(NotBuilt.FAMILIES.stream().filter(family -> !used.contains(family)))
        .as("built by now: take them off the list")
        .isEmpty();
  }
}

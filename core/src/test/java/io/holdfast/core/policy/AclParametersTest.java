package io.holdfast.core.policy;

import static io.holdfast.core.policy.Policies.acl;
import static io.holdfast.core.policy.Policies.decide;
import static io.holdfast.core.policy.Policies.denial;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is checked beyond the capability. */
class AclParametersTest {
  private static final String ALL =
      "capabilities = [\"create\", \"read\", \"update\", \"patch\", \"delete\", \"list\"]\n";

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          allowed_parameters = { a = ["x"] }                    | {"a": "x"}              | true
          allowed_parameters = { a = ["x"] }                    | {"a": "y"}              | false
          allowed_parameters = { a = ["x"] }                    | {"A": "x"}              | true
          allowed_parameters = { A = ["x"] }                    | {"a": "x"}              | true
          allowed_parameters = { a = ["x"] }                    | {"a": "X"}              | false
          allowed_parameters = { a = ["x"] }                    | {"b": "x"}              | false
          allowed_parameters = { a = ["x"] }                    | {"a": "x", "b": "x"}    | false
          allowed_parameters = { a = ["x"] }                    | {"a": null}             | false
          allowed_parameters = { a = ["x"] }                    | {}                      | true
          allowed_parameters = { a = [] }                       | {"a": {"any": [1]}}     | true
          allowed_parameters = {}                               | {"a": 1}                | true
          allowed_parameters = { "*" = [] }                     | {"a": 1, "b": 2}        | true
          allowed_parameters = { "*" = [], a = ["x"] }          | {"b": 2}                | true
          allowed_parameters = { "*" = [], a = ["x"] }          | {"a": "y"}              | false
          allowed_parameters = { "*" = [], a = ["x"] }          | {"a": "x"}              | true
          allowed_parameters = { a = ["blue*"] }                | {"a": "blue-ish"}       | true
          allowed_parameters = { a = ["*blue"] }                | {"a": "light blue"}     | true
          allowed_parameters = { a = ["*blue"] }                | {"a": "blue-ish"}       | false
          allowed_parameters = { a = ["*blue*"] }               | {"a": "a blue one"}     | true
          allowed_parameters = { a = ["bl*ue"] }                | {"a": "blXue"}          | false
          allowed_parameters = { a = ["*"] }                    | {"a": "x"}              | false
          allowed_parameters = { a = ["*"] }                    | {"a": "*"}              | true
          allowed_parameters = { a = ["**"] }                   | {"a": "x"}              | true
          allowed_parameters = { a = [1, 2] }                   | {"a": 2}                | true
          allowed_parameters = { a = [1, 2] }                   | {"a": 2.0}              | true
          allowed_parameters = { a = [1, 2] }                   | {"a": 3}                | false
          allowed_parameters = { a = [1, 2] }                   | {"a": "1"}              | false
          allowed_parameters = { a = ["1"] }                    | {"a": 1}                | false
          allowed_parameters = { a = [false] }                  | {"a": false}            | true
          allowed_parameters = { a = [false] }                  | {"a": true}             | false
          allowed_parameters = { a = [{ "g" = "one" }] }        | {"a": {"g": "one"}}     | true
          allowed_parameters = { a = [{ "g" = 1 }] }            | {"a": {"g": 1.0}}       | true
          allowed_parameters = { a = [{ "g" = "one" }] }        | {"a": {"b": "one"}}     | false
          allowed_parameters = { a = [["p", "q"]] }             | {"a": ["p", "q"]}       | true
          allowed_parameters = { a = [["p", "q"]] }             | {"a": ["q", "p"]}       | false
          denied_parameters = { a = [] }                        | {"a": 1}                | false
          denied_parameters = { a = [] }                        | {"A": 1}                | false
          denied_parameters = { a = [] }                        | {"b": 1}                | true
          denied_parameters = { a = ["bad*"] }                  | {"a": "bad one"}        | false
          denied_parameters = { a = ["bad*"] }                  | {"a": "good"}           | true
          denied_parameters = { a = ["bad*"] }                  | {"a": null}             | true
          denied_parameters = { a = [1] }                       | {"a": 1}                | false
          denied_parameters = { a = [1] }                       | {"a": 1.0}              | false
          denied_parameters = { a = [1] }                       | {"a": 2}                | true
          denied_parameters = { a = [true] }                    | {"a": true}             | false
          denied_parameters = { "*" = [] }                      | {"a": 1}                | false
          denied_parameters = { "*" = [] }                      | {}                      | true
          denied_parameters = { "*" = ["x"] }                   | {"a": "y"}              | false
          denied_parameters = {}                                | {"a": 1}                | true
          allowed_parameters = { a = [] } denied_parameters = { a = [] }   | {"a": 1} | false
          allowed_parameters = { "*" = [] } denied_parameters = { a = [] } | {"b": 1} | true
          allowed_parameters = { "*" = [] } denied_parameters = { a = [] } | {"a": 1, "b": 1} | false
          allowed_parameters = { a = [] } denied_parameters = { "*" = [] } | {"a": 1} | false
          required_parameters = ["a"]                           | {"a": 1}                | true
          required_parameters = ["a"]                           | {"a": null}             | true
          required_parameters = ["a"]                           | {"b": 1}                | false
          required_parameters = ["a"]                           | {}                      | false
          required_parameters = ["a", "b"]                      | {"a": 1}                | false
          required_parameters = ["A"]                           | {"a": 1}                | true
          required_parameters = ["A"]                           | {"A": 1}                | false
          """)
  void fieldsAreCheckedOnWritesAndReads(String rule, String body, boolean allowed) {
    Acl acl = acl("path \"x\" { " + ALL + rule.replace(" denied", "\n denied") + " }");

    for (Operation operation :
        List.of(Operation.CREATE, Operation.READ, Operation.UPDATE, Operation.PATCH)) {
      assertThat(decide(acl, operation, "x", body).isAllowed())
          .as("%s", operation)
          .isEqualTo(allowed);
    }
  }

  @Test
  void deletionsAndListingsHaveNoFieldsToCheck() {
    Acl acl =
        acl(
            "path \"x\" { "
                + ALL
                + "required_parameters = [\"a\"]\n denied_parameters = { \"*\" = [] } }");

    assertThat(decide(acl, Operation.DELETE, "x", "{\"b\": 1}").isAllowed()).isTrue();
    assertThat(decide(acl, Operation.LIST, "x", "{\"b\": 1}").isAllowed()).isTrue();
  }

  @Test
  void aRefusalNamesTheParameterButNeverItsValue() {
    Acl acl = acl("path \"x\" { " + ALL + "denied_parameters = { level = [\"top-*\"] } }");

    Denial denial = denial(decide(acl, Operation.UPDATE, "x", "{\"level\": \"top-secret\"}"));
    assertThat(denial.cause()).isEqualTo(Denial.Cause.PARAMETER);
    assertThat(denial.detail()).contains("\"level\"").doesNotContain("secret");
  }

  @Test
  void anEndlessParameterNameIsCutInTheRefusal() {
    Acl acl = acl("path \"x\" { " + ALL + "allowed_parameters = { a = [] } }");

    String body = "{\"" + "n".repeat(40_000) + "\": 1}";
    assertThat(denial(decide(acl, Operation.UPDATE, "x", body)).detail()).hasSizeLessThan(150);
  }

  @ParameterizedTest(name = "min {0}, max {1}, wrapped for {2}: {3}")
  @CsvSource(
      textBlock =
          """
          30, 90, ,    false
          30, 90, 29,  false
          30, 90, 30,  true
          30, 90, 90,  true
          30, 90, 91,  false
          30, 0,  ,    false
          30, 0,  999, true
          0,  90, ,    false
          0,  90, 1,   true
          0,  0,  ,    true
          0,  0,  5,   true
          """)
  void wrappingBoundsMakeWrappingADuty(int min, int max, Integer ttl, boolean allowed) {
    Acl acl =
        acl(
            "path \"x\" { "
                + ALL
                + "min_wrapping_ttl = "
                + min
                + "\nmax_wrapping_ttl = "
                + max
                + " }");
    Optional<Duration> wrap = Optional.ofNullable(ttl).map(Duration::ofSeconds);

    for (Operation operation : List.of(Operation.READ, Operation.DELETE, Operation.LIST)) {
      Decision decision = acl.allow(operation, "x", Json.object(), wrap);
      assertThat(decision.isAllowed()).isEqualTo(allowed);
    }
  }

  @Test
  void contradictingBoundsOfSeveralPoliciesAllowNothing() {
    Acl acl =
        acl(
            "path \"x\" { " + ALL + "min_wrapping_ttl = 100 }",
            "path \"x\" { " + ALL + "max_wrapping_ttl = 50 }");

    for (int seconds : List.of(10, 50, 75, 100, 200)) {
      Decision decision =
          acl.allow(Operation.READ, "x", Json.object(), Optional.of(Duration.ofSeconds(seconds)));
      assertThat(denial(decision).cause()).isEqualTo(Denial.Cause.WRAPPING);
    }
  }

  @ParameterizedTest(name = "page limit {0}, limit {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          100 | {}                | 100
          100 | {"limit": "max"}  | 100
          100 | {"limit": "0"}    | 100
          100 | {"limit": 0}      | 100
          100 | {"limit": ""}     | 100
          100 | {"limit": "7"}    | unchanged
          100 | {"limit": 100}    | unchanged
          100 | {"limit": "101"}  | refused
          100 | {"limit": "-1"}   | refused
          100 | {"limit": "many"} | refused
          100 | {"limit": 1e999}  | refused
          100 | {"limit": [1]}    | refused
          0   | {}                | unchanged
          0   | {"limit": "7"}    | unchanged
          0   | {"limit": "max"}  | 0
          0   | {"limit": "many"} | unchanged
          """)
  void listingsArePaged(int bound, String query, String outcome) {
    Acl acl = acl("path \"x\" { " + ALL + "pagination_limit = " + bound + " }");

    String found =
        switch (decide(acl, Operation.LIST, "x", query)) {
          case Decision.Allowed allowed ->
              allowed.listLimit().isPresent()
                  ? Integer.toString(allowed.listLimit().getAsInt())
                  : "unchanged";
          case Decision.Refused refused -> "refused";
        };
    assertThat(found).isEqualTo(outcome);
  }

  @Test
  void aRequiredLimitRefusesClientsThatDoNotPage() {
    Acl acl =
        acl("path \"x\" { " + ALL + "pagination_limit = 5\n required_parameters = [\"Limit\"] }");

    assertThat(denial(decide(acl, Operation.LIST, "x")).cause()).isEqualTo(Denial.Cause.PAGE_SIZE);
    assertThat(decide(acl, Operation.LIST, "x", "{\"limit\": \"max\"}").isAllowed()).isTrue();
  }
}

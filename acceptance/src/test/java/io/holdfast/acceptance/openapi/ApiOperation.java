package io.holdfast.acceptance.openapi;

import java.util.List;

/**
 * What can be asked of a path, as an OpenAPI document tells.
 *
 * @param method of HTTP; LIST and SCAN are methods of their own
 * @param path with parameters in braces, from the first slash
 * @param body the fields of a body
 * @param query the parameters of the query
 * @param unauthenticated whether no token is needed
 */
public record ApiOperation(
    String method, String path, List<Input> body, List<Input> query, boolean unauthenticated) {
  /**
   * A field or a parameter.
   *
   * @param type its type in JSON, or none
   * @param sensitive whether it is declared to hold a secret
   */
  public record Input(String name, String type, boolean sensitive) {}

  /** The path with its parameters unnamed, as two documents are compared by. */
  public String shape() {
    String shape = path.replaceAll("\\{[^}]*}", "{}");
    return shape.endsWith("/") ? shape.substring(0, shape.length() - 1) : shape;
  }

  /** The method and the shape of the path. */
  public String endpoint() {
    return method + " " + shape();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

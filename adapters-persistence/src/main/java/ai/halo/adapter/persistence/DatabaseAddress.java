package ai.halo.adapter.persistence;

/** How to get to a database. */
record DatabaseAddress(String jdbcUrl, String user, String password) {

  /** The password is never printed, nor is the URL, which may hold one. */
  @Override
  public String toString() {
    return "DatabaseAddress[***]";
  }
}

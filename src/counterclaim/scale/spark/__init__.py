"""The same work on a cluster of machines: reading and linking as jobs of Apache Spark, with the same results."""

"""What spark-submit is given: `spark-submit … job.py read INPUT OUTPUT`, as `counterclaim spark` takes it."""

from counterclaim.cli.spark import app

if __name__ == "__main__":
    app()

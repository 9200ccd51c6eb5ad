"""The public's pages hang on this; the modules beside it register theirs."""

from flask import Blueprint

locator = Blueprint("locator", __name__)

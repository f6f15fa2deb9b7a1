"""
Files: what somebody uploads, before it is kept and when it is handed out.

``pictures`` looks at a picture before anything decodes it and writes it anew; ``names`` cleans
what files are called; ``public`` says which folders strangers may read and how each file is
served. Which nation a file is of is the storage's business (``tenants.storage``).
"""
